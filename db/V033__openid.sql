-- What an ID token says of the sign-in, and how a client wants it signed.
alter table authorization_code add column nonce varchar(500);
alter table authorization_code add column authenticated_at timestamp(6) with time zone;

alter table client add column id_token_algorithm varchar(16);
