-- One partition a month (UTC); what lies outside of all goes into the default one.
create table events.outbox_default partition of events.outbox default;
