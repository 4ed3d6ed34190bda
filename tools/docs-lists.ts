// Lists of refusals and permissions as documents, made from the code. `--check` fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import type { RefusalKind } from '#kit'
import { ACCESS, HTTP, INTENTS } from '#platform/server'
import { rooms } from '../apps/server/rooms.ts'

const cell = (text: string) => text.replaceAll('|', '\\|')

function refusalsPage(): string {
  const named: [string, readonly Readonly<Record<string, RefusalKind>>[]][] = [
    ['platform', [HTTP, INTENTS, ACCESS]],
    ...rooms.map((room): [string, readonly Readonly<Record<string, RefusalKind>>[]] => [
      room.name,
      room.refusals ?? [],
    ]),
  ]
  const parts = named
    .filter(([, lists]) => lists.length > 0)
    .map(([name, lists]) => {
      const rows = lists
        .flatMap((list) => Object.values(list))
        .map(({ code, status, vi, en }) => `| \`${code}\` | ${status} | ${cell(vi)} | ${cell(en)} |`)
      return `## ${name}\n\n| code | HTTP | Tiếng Việt | English |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
    })
  return `# Refusals\n\nMade from the code by \`npm run lists\`; \`npm run check\` fails when they differ.\n\n${parts.join('\n')}`
}

function permissionsPage(): string {
  const rows = rooms.flatMap((room) =>
    Object.entries(room.permissions ?? {}).map(([name, { vi, en }]) => {
      const uses = [
        ...(room.intents ?? []).filter((one) => one.contract.permission === name).map((one) => one.contract.type),
        ...(room.reads ?? [])
          .filter((one) => one.contract.permission === name)
          .map((one) => `GET ${one.contract.path}`),
      ]
      return `| \`${name}\` | ${cell(vi)} | ${cell(en)} | ${uses.join(', ')} |`
    }),
  )
  const intro =
    'Made from the code by `npm run lists`. Which role has which permission is data: `profiles/<name>/access/roles.json`.'
  return `# Permissions\n\n${intro}\n\n| permission | Tiếng Việt | English | opens |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

/** A permission that a door asks for and no room declares would never be granted to anybody. */
function findUndeclared(): string[] {
  const declared = new Set(['public', 'signed-in', ...rooms.flatMap((room) => Object.keys(room.permissions ?? {}))])
  const asked = rooms.flatMap((room) =>
    [...(room.intents ?? []), ...(room.reads ?? [])].map((one) => one.contract.permission),
  )
  return [...new Set(asked)].filter((permission) => !declared.has(permission))
}

function findTwice(): string[] {
  const codes = rooms.flatMap((room) =>
    (room.refusals ?? []).flatMap((list) => Object.values(list).map((kind) => kind.code)),
  )
  return codes.filter((code, index) => codes.indexOf(code) !== index)
}

const pages: [string, string][] = [
  ['docs/refusals.md', refusalsPage()],
  ['docs/permissions.md', permissionsPage()],
]
const complaints: string[] = []
for (const permission of findUndeclared()) complaints.push(`no room declares the permission ${permission}`)
for (const code of findTwice()) complaints.push(`the refusal ${code} is declared twice`)
const isCheck = process.argv.includes('--check')
for (const [file, page] of pages) {
  if (!isCheck) writeFileSync(file, page)
  else if (readOrEmpty(file) !== page) complaints.push(`${file} differs from the code: run npm run lists`)
}
for (const complaint of complaints) process.stderr.write(`${complaint}\n`)
process.exit(complaints.length > 0 ? 1 : 0)

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
