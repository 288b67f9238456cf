-- Tokens for calculation services beside those that stand for a person, and connections made of them.
alter table personal_token add column kind varchar(16) default 'PERSONAL' not null;

-- The ids of services, each with a space before and behind it; empty for tokens that stand for a person.
alter table personal_token add column services varchar(4000) default '' not null;

-- The ids of the tokens that a connection was made of, parted by spaces; empty where a person signed in.
alter table access_grant add column service_tokens varchar(2000) default '' not null;
