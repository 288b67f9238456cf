-- What a person and agents said to each other, until it expires.
create table conversation (
  id varchar(64) primary key,
  subject varchar(255) not null,
  client varchar(255) not null,
  created_at timestamp(6) with time zone not null,
  used_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);

create index conversation_subject on conversation (subject, used_at);
create index conversation_expires on conversation (expires_at);

create table conversation_turn (
  -- That of the task by which it was said.
  id varchar(64) primary key,
  conversation_id varchar(64) not null references conversation (id) on delete cascade,
  question varchar(20000) not null,
  answer varchar(20000) not null,
  agent varchar(255) not null,
  client varchar(255) not null,
  said_at timestamp(6) with time zone not null
);

create index conversation_turn_said on conversation_turn (conversation_id, said_at);
