import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A user and group by number. */
export type Identity = { uid: number; gid: number }

/** Whom the server runs as when we are root: "nobody", which needs no entry in any user list. */
const NOBODY: Identity = { uid: 65534, gid: 65534 }

/**
 * Whom the server of `cluster` must run as: the owner of an existing cluster, "nobody" for a new one; undefined when that
 * is simply us. Throws when we are an ordinary user and the cluster is somebody else's.
 */
export function serverIdentity(cluster: string): Identity | undefined {
  const us = process.getuid?.()
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (us === undefined || (us !== 0 && (owner === undefined || owner.uid === us))) return undefined
  if (us === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY
  throw new Error(
    `The database in ${cluster} belongs to user ${owner?.uid}, and this is user ${us}. ` +
      'Start as the user (or root) that made it, or choose another folder with --data.',
  )
}

/** How to start a program of the database server: what to run, and as whom. */
export type Launch = { command: string; args: string[] } & Partial<Identity>

/**
 * Prepares a program to run as `identity` (PostgreSQL refuses to run as root); without one, as we are.
 *
 * When a folder on the way to `needed` may not be entered by others (a clone in
 * /root, a folder made by mktemp), it keeps one single right, to pass such folders; without `setpriv` to give it that
 * right, this throws and names the folder.
 */
export function runAs(identity: Identity | undefined, command: string, args: string[], needed: string[]): Launch {
  if (identity === undefined) return { command, args }
  const { uid, gid } = identity
  const closed = needed.map((path) => closedFolderOn(path, uid)).find((folder) => folder !== undefined)
  if (closed === undefined) return { command, args, uid, gid }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
  if (setpriv === undefined) {
    throw new Error(
      `PostgreSQL does not run as root, and the user it runs as (uid ${uid}) cannot enter ${closed}. ` +
        'Keep the program and its data folder where others may pass (chmod o+x), or start it as an ordinary user.',
    )
  }
  const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  // no_setuid_fixup: without it access(2), by which the programs find each other, would not count the right
  const right = ['--inh-caps', '--ambient-caps', '--bounding-set'].map((set) => `${set}=-all,+dac_override`)
  return { command: setpriv, args: [...user, '--securebits=+no_setuid_fixup', ...right, '--', command, ...args] }
}

/** The highest folder above `path` that user `uid` may not enter, if any (groups are not looked at: it will have none). */
function closedFolderOn(path: string, uid: number): string | undefined {
  const above: string[] = []
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    above.unshift(folder)
    if (folder === dirname(folder)) break
  }
  return above.find((folder) => {
    const { mode, uid: owner } = statSync(folder)
    return (mode & (owner === uid ? 0o100 : 0o001)) === 0
  })
}
