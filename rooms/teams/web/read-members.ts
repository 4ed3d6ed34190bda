import type { TeamPage, ToldMember } from '../domain/index.ts'

/** An officer whom somebody added by name while the list was open. */
export interface AddedOfficer {
  readonly officerId: string
  readonly name: string
}

/**
 * The members as they stand in the field, one a line, the first the leader. Whoever is on the list already, or was added as an officer,
 * stays who they are, each once: of two people with one name neither is lost, the second is told of by the server.
 */
export function readMembers(
  text: string,
  known: Pick<TeamPage, 'people'>['people'],
  added: readonly AddedOfficer[],
): ToldMember[] {
  const left = [...added.map((one) => ({ ...one, force: null })), ...known]
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((name, index): ToldMember => {
      const at = left.findIndex((one) => one.name === name)
      const [found] = at < 0 ? [] : left.splice(at, 1)
      const role = index === 0 ? 'leader' : 'member'
      const force = found?.force ? { force: found.force } : {}
      return found?.officerId ? { officerId: found.officerId, role, ...force } : { name, role, ...force }
    })
}
