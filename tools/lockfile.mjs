import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Complaints about package-lock.json: it may name no download addresses (each machine uses its own registry), and every
 * package in it must be nailed down by its hash.
 */
export function checkLockfile(root) {
  const { packages = {} } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages).flatMap(([path, { resolved, integrity, link }]) => {
    if (path === '' || link) return []
    if (resolved) return [`${path}: has an address (resolved); remove it`]
    return integrity ? [] : [`${path}: has no integrity hash`]
  })
}
