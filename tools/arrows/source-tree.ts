import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

/** One import: from a file of ours to a file of ours (`rooms/tasks/domain/index.ts`) or outside (`npm:zod`, `node:fs`). */
export type Arrow = { from: string; to: string; line: number }

/** Files and imports of a repository; paths relative to its root, with forward slashes. */
export type SourceTree = { files: string[]; arrows: Arrow[] }

const FOLDERS = ['apps', 'rooms', 'platform', 'profiles', 'e2e', 'bench', 'tools']
const CODE = /\.(ts|tsx|mts|mjs)$/

/** Lists the code files under the folders we keep code in. */
export function listSources(root: string): string[] {
  return FOLDERS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => CODE.test(path) && !path.includes('node_modules/'))
    .sort()
}

/**
 * Reads every import, type-only, re-exporting and dynamic ones included, and finds where it leads: relative paths, the
 * `#…` map of package.json, packages. What leads nowhere keeps its text with `missing:` before it.
 */
export function readSourceTree(root: string): SourceTree {
  const files = listSources(root)
  const imports: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports ?? {}
  const arrows = files.flatMap((from) =>
    readRequests(join(root, from)).map(({ request, line }) => ({
      from,
      to: resolveRequest(root, imports, from, request),
      line,
    })),
  )
  return { files, arrows }
}

function readRequests(path: string): { request: string; line: number }[] {
  const text = readFileSync(path, 'utf8')
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => moduleRequest),
  ]
  return found.flatMap(({ start, end }) => {
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(text.slice(start, end))?.[2]
    return literal === undefined ? [] : [{ request: literal, line: text.slice(0, start).split('\n').length }]
  })
}

function resolveRequest(root: string, imports: Record<string, string>, from: string, request: string): string {
  if (request.startsWith('node:')) return request
  if (request.startsWith('#')) return existing(root, throughMap(imports, request)) ?? `missing:${request}`
  if (request.startsWith('.')) {
    const path = posix.join(posix.dirname(from), request.replace(/\?.*$/, ''))
    return existing(root, path) ?? `missing:${request}`
  }
  const parts = request.split('/')
  return `npm:${request.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]}`
}

/** Follows package.json `imports`, whose keys may hold one `*`; a door may be `.ts` in the map and `.tsx` on disk. */
function throughMap(imports: Record<string, string>, request: string): string {
  for (const [key, target] of Object.entries(imports)) {
    const [before = '', after] = key.split('*')
    if (after === undefined && key === request) return target
    if (after === undefined || !request.startsWith(before) || !request.endsWith(after)) continue
    return target.replaceAll('*', request.slice(before.length, request.length - after.length))
  }
  return request
}

const existing = (root: string, path: string): string | undefined => {
  const clean = posix.normalize(path)
  return [clean, `${clean}x`].find(
    (candidate) => existsSync(join(root, candidate)) && statSync(join(root, candidate)).isFile(),
  )
}
