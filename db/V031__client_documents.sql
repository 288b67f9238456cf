-- Clients whose id is the address of a document about them, and clients that prove themselves with
-- a key: theirs as it was given, or where to fetch it.
alter table client add column jwks varchar(20000);
alter table client add column jwks_uri varchar(2000);
alter table client add column fetched_at timestamp(6) with time zone;
alter table client add column fresh_until timestamp(6) with time zone;

-- The assertions that were used; each is good once.
create table client_assertion (
  hash varchar(64) primary key,
  expires_at timestamp(6) with time zone not null
);

create index client_assertion_over on client_assertion (expires_at);
