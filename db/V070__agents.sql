-- The agents that people registered. What their owners say of them is one JSON object.
create table registered_agent (
  id varchar(64) primary key,
  owner varchar(255) not null,
  visibility varchar(16) not null,
  protocol varchar(16) not null,
  endpoint varchar(2000) not null,
  dialect varchar(20) not null,
  streams boolean not null,
  profile varchar(100000) not null,
  concurrency integer not null,
  timeout_seconds integer not null,
  credential bytea,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  heartbeat_at timestamp(6) with time zone
);
