-- Calculation services: what their publishers work at, and what has been published.
create table calculation_service (
  id varchar(64) primary key,
  owner varchar(255) not null,
  visibility varchar(16) not null,
  exportable boolean not null,
  definition varchar(1000000) not null,
  workbook varchar(64) not null,
  published boolean not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null
);

create index calculation_service_owner on calculation_service (owner);

-- A version never changes. Which one is current is said by the service, from a time on by itself.
create table service_version (
  service_id varchar(64) not null references calculation_service (id) on delete cascade,
  number integer not null,
  name varchar(32) not null,
  definition varchar(1000000) not null,
  workbook varchar(64) not null,
  report varchar(1000000) not null,
  note varchar(2000) not null,
  effective_at timestamp(6) with time zone not null,
  created_by varchar(255) not null,
  created_at timestamp(6) with time zone not null,
  primary key (service_id, number),
  constraint service_version_name unique (service_id, name)
);

-- The files as they were handed in, in pieces, because a large one fits into no column.
create table workbook (
  id varchar(64) primary key,
  service_id varchar(64) not null references calculation_service (id) on delete cascade,
  file_name varchar(255) not null,
  digest varchar(64) not null,
  bytes integer not null,
  created_at timestamp(6) with time zone not null
);

create index workbook_service on workbook (service_id);

create table workbook_part (
  workbook_id varchar(64) not null references workbook (id) on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (workbook_id, number)
);

-- What the application itself brought in; what somebody removed stays removed.
create table brought_service (
  id varchar(64) primary key
);
