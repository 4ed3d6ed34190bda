import { describe, expect, test } from 'vitest'
import { continueOrders } from './continue-orders.ts'
import type { SuccessionEdge, SuccessionPart } from './succession.ts'

const edge = (oldId: number, newId: number, part: SuccessionPart): SuccessionEdge => ({
  on: '2025-07-01',
  oldId,
  newId,
  part,
  share: null,
})
// District 1 held 10, 11 and 12; 20 was of another district. 10 and 11 became 100; 12 was split over 101 and 102; 102 has 20 too.
const edges = [
  edge(10, 100, 'whole'),
  edge(11, 100, 'whole'),
  edge(12, 101, 'part'),
  edge(12, 102, 'rest'),
  edge(20, 102, 'whole'),
]
const inside = new Map([[1, [1, 10, 11, 12]]])
const order = (id: string, areaId: number, signature = 'CT 17') => ({ id, areaId, signature })
const run = (...orders: ReturnType<typeof order>[]) => {
  const { goesOn, replaced, undecided } = continueOrders(orders, edges, (areaId) => inside.get(areaId) ?? [areaId])
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id)
  return { on: goesOn.map(({ areaId }) => areaId), replaced: ids(replaced), undecided: ids(undecided) }
}

describe('[ORG-01] orders in force over a reform', () => {
  test('given every piece of a new unit had the order, then the new unit has it, once', () => {
    expect(run(order('a', 10), order('b', 11))).toEqual({ on: [100], replaced: ['a', 'b'], undecided: [] })
  })
  test('given one piece had it and another had not, then nobody gets it and a person decides', () => {
    expect(run(order('a', 10))).toEqual({ on: [], replaced: [], undecided: ['a'] })
    expect(run(order('a', 10), order('b', 11, 'another order'))).toMatchObject({ on: [], undecided: ['a', 'b'] })
  })
  test('given a district had it, then it goes on where its communes make up a unit, and waits for the rest', () => {
    expect(run(order('a', 1))).toEqual({ on: [100, 101], replaced: [], undecided: ['a'] })
    expect(run(order('a', 1), order('b', 20))).toEqual({ on: [100, 101, 102], replaced: ['a', 'b'], undecided: [] })
  })
  test('given a split unit had it, then it goes on only in the part made of nothing else', () => {
    expect(run(order('a', 12))).toEqual({ on: [101], replaced: [], undecided: ['a'] })
  })
  test('given nobody knows where the unit went, then the order stays where it is', () => {
    expect(run(order('a', 30))).toEqual({ on: [], replaced: [], undecided: ['a'] })
  })
})
