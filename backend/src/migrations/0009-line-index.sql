-- Figures read one block over a range of months; the primary key starts with the tenant. `value` and `contributors`
-- stay out of it, so that counting a talk remains an update in place.
create index district_line_block_month on reporting.district_line (block, month);
