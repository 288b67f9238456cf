create table account (
  id varchar(64) primary key,
  issuer varchar(500) not null,
  external_subject varchar(500) not null,
  email varchar(254),
  name varchar(200) not null,
  password_hash varchar(500),
  roles varchar(200) not null,
  created_at timestamp(6) with time zone not null,
  disabled_at timestamp(6) with time zone,
  failed_sign_ins integer default 0 not null,
  locked_until timestamp(6) with time zone,
  constraint account_external unique (issuer, external_subject)
);

-- Two own accounts never share an address; people who come by a provider are known by its subject.
create unique index account_email on account (issuer, email);

create table session (
  id_hash varchar(64) primary key,
  account_id varchar(64) not null references account (id) on delete cascade,
  authenticated_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);

create index session_account on session (account_id);

create table setup_link (
  hash varchar(64) primary key,
  expires_at timestamp(6) with time zone not null
);
