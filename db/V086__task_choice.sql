-- How the agent was chosen: what a client that comes back later is told beside the answer.
alter table task add column choice varchar(20000);
