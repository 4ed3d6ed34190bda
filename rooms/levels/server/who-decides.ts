import type { Instant, Refusal } from '#kit'
import { refuse } from '#kit'
import type { Actor, Profile, Trx } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { type Delegation, groundOfPower, LEVELS, type Power, type PowerGround } from '../domain/index.ts'
import { delegationsAt } from './delegations.store.ts'
import { type Unit, unitOf, type Where } from './units.query.ts'

/** A unit that a person acts for, by which post. */
export interface ActsFor {
  readonly unit: Unit
  readonly postId: string | null
}

/** By whom, for which unit and on what ground an area's matter may be decided. */
export interface Competent extends ActsFor {
  readonly ground: PowerGround
}

/** All that is needed to say who may decide what at a moment. */
export interface DecisionScope extends Where {
  readonly now: Instant
  readonly profile: Profile
}

/** A named person in person: never the house, nobody by a token (SG-08). */
export function needsPerson({ officerId, via }: Pick<Actor, 'officerId' | 'via'>): Refusal | undefined {
  return officerId === null || via !== 'session' ? refuse(LEVELS.HUMAN_NEEDED) : undefined
}

/** Units whose posts give the person a permission. */
export async function unitsOfActor(scope: DecisionScope, actor: Actor, permission: string): Promise<ActsFor[]> {
  const held = actor.scopes.filter(({ permissions }) => permissions.has(permission))
  const units = await Promise.all(
    held.map(async ({ areaId, postId }) => ({ unit: await unitOf(scope, areaId), postId })),
  )
  return units.flatMap(({ unit, postId }) => (unit ? [{ unit, postId }] : []))
}

/** Answers for any area whether the person may decide there, reading the register once. */
export async function competenceOf(
  scope: DecisionScope,
  actor: Actor,
  power: Power,
): Promise<(areaId: number) => Competent | undefined> {
  const acts = await unitsOfActor(scope, actor, 'levels.decide')
  const delegations = await readDelegations(scope)
  return (areaId) => {
    for (const one of acts) {
      const ground = groundFor(scope, delegations, { unit: one.unit, areaId, power })
      if (ground) return { ...one, ground }
    }
    return undefined
  }
}

/** The lowest unit around an area that may decide its matter now: whoever a proposal waits for. */
export async function competentUnitOf(scope: DecisionScope, power: Power): Promise<(areaId: number) => number> {
  const delegations = await readDelegations(scope)
  const rootId = scope.tree.root?.id ?? 0
  const units = new Map<number, Unit | undefined>()
  for (const { id } of scope.tree.inside(scope.tree.root ? [scope.tree.root] : [])) {
    if (scope.tree.get(id).depth <= 2) units.set(id, await unitOf(scope, id))
  }
  return (areaId) => {
    const found = scope.tree.upward(areaId).find(({ id }) => {
      const unit = units.get(id)
      return unit !== undefined && groundFor(scope, delegations, { unit, areaId, power }) !== undefined
    })
    return found?.id ?? rootId
  }
}

/** Says who could have decided. */
export async function refuseIncompetent(scope: DecisionScope, power: Power, areaId: number): Promise<Refusal> {
  const unitId = (await competentUnitOf(scope, power))(areaId)
  const unit = (await areaNames(scope.db, [unitId])).get(unitId) ?? ''
  return refuse(LEVELS.NOT_COMPETENT, { params: { unit } })
}

function readDelegations({ db, now, tree, profile }: DecisionScope): Promise<Delegation[]> {
  return delegationsAt(db, now, { rootId: tree.root?.id ?? 0, offsetMinutes: profile.utcOffsetMinutes })
}

function groundFor(
  { tree, now }: DecisionScope,
  delegations: readonly Delegation[],
  { unit, areaId, power }: { readonly unit: Unit; readonly areaId: number; readonly power: Power },
): PowerGround | undefined {
  const place = tree.find(unit.id)
  const area = tree.find(areaId)
  if (!place || !area) return undefined
  const acting = {
    first: place.first,
    last: place.last,
    id: unit.id,
    level: unit.level,
    isTop: unit.id === tree.root?.id,
  }
  return groundOfPower(delegations, acting, { power, at: now, area, placeOf: (id) => tree.find(id) })
}

/** The scope of a change at work. */
export function scopeOf(step: {
  readonly trx: Trx
  readonly tree: Where['tree']
  readonly now: Instant
  readonly profile: Profile
}): DecisionScope {
  return { db: step.trx, tree: step.tree, now: step.now, profile: step.profile }
}
