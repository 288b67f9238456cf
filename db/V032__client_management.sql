-- A client that manages its own registration, and one that stands for the Actions of a GPT, which
-- send no code_challenge.
alter table client add column registration_hash varchar(64);
alter table client add column gpt varchar(100);

alter table authorization_code alter column code_challenge drop not null;
