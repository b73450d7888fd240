import type { DataSource } from 'typeorm';

/** Everything a migration can make, as sorted text: columns, indexes, constraints. Equal text means equal schema. */
export const schemaOf = async (db: DataSource): Promise<string[]> => {
  const rows: { line: string }[] = await db.query(`
    SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(numeric_precision::text, '') || ' '
      || is_nullable || ' ' || coalesce(column_default, '') AS line
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'sequence ' || sequence_name FROM information_schema.sequences WHERE sequence_schema = 'public'
    ORDER BY 1`);
  return rows.map((row) => row.line).filter((line) => !/\bmigration\b|migration_/.test(line));
};
