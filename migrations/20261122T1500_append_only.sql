-- What is kept as a version is kept: the application adds rows and takes none away. Row-level security keeps spaces apart;
-- this keeps a mistake in the code, or whoever acts as the application's role, from rewriting what was printed or booked.

-- Rows that never change. The owner of the tables still can: a restore fills them.
REVOKE UPDATE, DELETE, TRUNCATE ON
  report_lock,
  ledger_account, ledger_object, ledger_amount, voucher, voucher_row
FROM stegvis_app;

-- TRUNCATE passes by row-level security, so these say it too.
REVOKE TRUNCATE ON follow_up_package, audit_entry FROM stegvis_app;

-- Versions: only the mark of which one is in force moves. The file as received, a text and a decided budget stay.
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_import, chart_mapping, budget, entered_figure, report_text FROM stegvis_app;
GRANT UPDATE (is_current) ON ledger_import, chart_mapping, budget, entered_figure, report_text TO stegvis_app;
