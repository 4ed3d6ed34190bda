import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** Where a value comes from and how sure it is (marks of the rules: confirmed, inferred, background, uncertain). */
export const sourceField = z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })

const manifestSchema = z.object({
  name: z.string(),
  title: z.object({ vi: z.string(), en: z.string() }),
  utcOffsetMinutes: z.number().int(),
  locale: z.string(),
  /** The moment a demonstration with the sample starts from. */
  sampleStartsAt: z.iso.datetime({ offset: true }).optional(),
  source: sourceField,
})

/** What every profile says first. */
export type Manifest = z.infer<typeof manifestSchema>

/**
 * Everything that differs by city and by date, as dated data in `profiles/<name>/`. Rooms read their own files
 * through {@link Profile.json} and {@link Profile.table}, each with its own schema: a profile with a mistake does not start.
 */
export interface Profile extends Manifest {
  /** A JSON file, checked. Fault: absent or not as the schema says, with file and place. */
  json<T>(file: string, schema: z.ZodType<T>): Promise<T>
  /** A CSV file (comma, quotes, header line; `#` lines are remarks), one record per line. */
  table(file: string): Promise<Record<string, string>[]>
  /** Names of the files in a folder of the profile; empty when there is none. */
  files(folder: string): Promise<string[]>
}

/** Opens `profiles/<name>`. */
export async function openProfile(folder: string, name: string): Promise<Profile> {
  const root = path.join(folder, name)
  const json = async <T>(file: string, schema: z.ZodType<T>): Promise<T> => {
    const text = await readFile(path.join(root, file), 'utf8')
    const result = schema.safeParse(JSON.parse(text))
    if (!result.success) throw new Error(`profile ${name}, ${file}: ${z.prettifyError(result.error)}`)
    return result.data
  }
  const manifest = await json('profile.json', manifestSchema)
  return {
    ...manifest,
    json,
    table: async (file) => parseCsv(await readFile(path.join(root, file), 'utf8')),
    files: (sub) =>
      readdir(path.join(root, sub)).then(
        (names) => names.sort(),
        () => [],
      ),
  }
}

/** CSV with a header line into records; doubled quotes inside quotes; `#` at the start of a line is a remark. */
export function parseCsv(text: string): Record<string, string>[] {
  const lines = text
    .normalize('NFC')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
  const [head, ...body] = lines.map(splitCsvLine)
  return body.map((cells) => Object.fromEntries((head ?? []).map((name, index) => [name, cells[index] ?? ''])))
}

function splitCsvLine(line: string): string[] {
  const cells: string[] = []
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
  }
  return cells
}
