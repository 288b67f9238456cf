-- What the index holds, one row a passage. The index can always be made anew from it.
create table findable (
  id varchar(100) primary key,
  kind varchar(16) not null,
  ref varchar(64) not null,
  title varchar(300) not null,
  heading varchar(300) not null,
  text varchar(10000) not null,
  path varchar(500) not null,
  audience varchar(255) not null,
  stored_at bigint not null
);

create index findable_ref on findable (ref);
