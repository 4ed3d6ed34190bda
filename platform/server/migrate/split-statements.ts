/** What may hide a semicolon: comments, quoted texts and names, dollar-quoted bodies. */
const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$)[\s\S]*?\1|;|[^;'"$/-]+|[\s\S]/g

/**
 * Cuts SQL into its statements, so that each can be sent by itself (rule R10: some poolers and a sharded server take one
 * statement a call). Comments go with the statement they stand before; pieces of comment alone are dropped.
 *
 * `splitStatements("create table a (b text default ';'); -- done\ncreate index on a (b);")` gives two statements.
 * Not understood, and not used in our migrations: `E'\''` and bodies in `begin atomic … end`.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = []
  let statement = ''
  let hasCode = false
  const finish = () => {
    if (hasCode) statements.push(statement.trim())
    statement = ''
    hasCode = false
  }
  for (const [token] of sql.matchAll(TOKEN)) {
    if (token === ';') {
      finish()
      continue
    }
    statement += token
    hasCode ||= !/^(--|\/\*|\s*$)/.test(token)
  }
  finish()
  return statements
}
