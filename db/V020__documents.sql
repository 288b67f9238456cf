create table document (
  id varchar(64) primary key,
  title varchar(300) not null,
  media_type varchar(100) not null,
  source varchar(16) not null,
  origin varchar(500) not null,
  owner varchar(255) not null,
  visibility varchar(16) not null,
  digest varchar(64) not null,
  characters integer not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  constraint document_origin unique (source, origin)
);

create index document_owner on document (owner);

-- The text in pieces, because a long one fits into no column.
create table document_part (
  document_id varchar(64) not null references document (id) on delete cascade,
  number integer not null,
  text varchar(100000) not null,
  primary key (document_id, number)
);

-- What the application itself brought in, and in which form; what somebody removed stays removed.
create table brought (
  name varchar(255) primary key,
  digest varchar(64) not null
);
