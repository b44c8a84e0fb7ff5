-- What leaves the product as a document: why, and how much of a list it was.

alter table app.audit_entry
  add column reason text check (char_length(reason) between 1 and 200),
  add column row_count integer check (row_count >= 0);
--;;
