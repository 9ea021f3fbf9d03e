-- Secrets that all instances share.
insert into platform.secrets (name, value)
  values ('cursor', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
--> statement-breakpoint
-- Retirement age limits to start with; a city corrects them as data.
insert into employees.retirement_age_limits
  (id, position_kind, functional_level, position_name, age, legal_basis, valid_from) values
  (gen_random_uuid(), 'jpt-utama', null, null, 60, 'UU 20/2023 art. 55; before it UU 5/2014 art. 90', '2014-01-15'),
  (gen_random_uuid(), 'jpt-madya', null, null, 60, 'UU 20/2023 art. 55; before it UU 5/2014 art. 90', '2014-01-15'),
  (gen_random_uuid(), 'jpt-pratama', null, null, 60, 'UU 20/2023 art. 55; before it UU 5/2014 art. 90', '2014-01-15'),
  (gen_random_uuid(), 'administrator', null, null, 58, 'UU 20/2023 art. 55; before it UU 5/2014 art. 90', '2014-01-15'),
  (gen_random_uuid(), 'pengawas', null, null, 58, 'UU 20/2023 art. 55; before it UU 5/2014 art. 90', '2014-01-15'),
  (gen_random_uuid(), 'pelaksana', null, null, 58, 'UU 20/2023 art. 55; before it UU 5/2014 art. 90', '2014-01-15'),
  (gen_random_uuid(), 'fungsional', 'pemula', null, 58, 'PP 11/2017 art. 239', '2017-04-07'),
  (gen_random_uuid(), 'fungsional', 'terampil', null, 58, 'PP 11/2017 art. 239', '2017-04-07'),
  (gen_random_uuid(), 'fungsional', 'mahir', null, 58, 'PP 11/2017 art. 239', '2017-04-07'),
  (gen_random_uuid(), 'fungsional', 'penyelia', null, 58, 'PP 11/2017 art. 239', '2017-04-07'),
  (gen_random_uuid(), 'fungsional', 'ahli-pertama', null, 58, 'PP 11/2017 art. 239', '2017-04-07'),
  (gen_random_uuid(), 'fungsional', 'ahli-muda', null, 58, 'PP 11/2017 art. 239', '2017-04-07'),
  (gen_random_uuid(), 'fungsional', 'ahli-madya', null, 60, 'PP 11/2017 art. 239', '2017-04-07'),
  (gen_random_uuid(), 'fungsional', 'ahli-utama', null, 65, 'PP 11/2017 art. 239', '2017-04-07'),
  (gen_random_uuid(), 'fungsional', null, 'Guru', 60, 'UU 14/2005 art. 40', '2005-12-30'),
  (gen_random_uuid(), 'fungsional', null, 'Dosen', 65, 'UU 14/2005 art. 67', '2005-12-30'),
  (gen_random_uuid(), 'fungsional', null, 'Guru Besar', 70, 'UU 14/2005 art. 67', '2005-12-30'),
  (gen_random_uuid(), 'fungsional', null, 'Profesor', 70, 'UU 14/2005 art. 67', '2005-12-30');
