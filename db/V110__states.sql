-- What a person keeps of a calculation, until it expires. It goes with its service.
create table saved_state (
  id varchar(64) primary key,
  subject varchar(255) not null,
  service_id varchar(64) not null references calculation_service (id) on delete cascade,
  label varchar(200) not null,
  version varchar(32) not null,
  content varchar(200000) not null,
  saved_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);

create index saved_state_subject on saved_state (subject, saved_at);
create index saved_state_service on saved_state (service_id);
create index saved_state_expires on saved_state (expires_at);
