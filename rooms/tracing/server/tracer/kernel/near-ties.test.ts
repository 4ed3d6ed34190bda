import { expect, it } from 'vitest'
import { NearTies, ringsOf } from './near-ties.ts'

it('[EPI-05] given a reported contact told again between others, it stands between those alone; taken back, between nobody', () => {
  const near = new NearTies(ringsOf(new Int32Array(4).fill(-1), 0))
  const met = { from: 10, until: 40 }
  near.setTie('a', [0, 1], met)
  near.setTie('b', [1, 2], met)
  near.setTie('a', [0, 3], met)
  const others = () => [0, 1, 2, 3].map((person) => (near.tiesOf(person) ?? []).map(({ other }) => other))
  expect(others()).toEqual([[3], [2], [1], [0]])
  near.setTie('a', [0, 3], { from: 10, until: 9 })
  expect(others()).toEqual([[], [2], [1], []])
})
