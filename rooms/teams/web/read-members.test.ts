import { describe, expect, it } from 'vitest'
import { readMembers } from './read-members.ts'

const known = [
  { id: '1', name: 'Nguyễn Thị Hoa', officerId: null, role: 'leader' as const, force: 'women' as const },
  { id: '2', name: 'Trần Văn An', officerId: 'a', role: 'member' as const, force: null },
  { id: '3', name: 'Trần Văn An', officerId: 'b', role: 'member' as const, force: null },
]

describe('the members of a team as a list of lines', () => {
  it('[COM-01] two officers of one name stay two, and nobody of the list is lost or taken for another', () => {
    expect(readMembers('Nguyễn Thị Hoa\nTrần Văn An\n\nTrần Văn An', known, [])).toEqual([
      { name: 'Nguyễn Thị Hoa', role: 'leader', force: 'women' },
      { officerId: 'a', role: 'member' },
      { officerId: 'b', role: 'member' },
    ])
  })

  it('[COM-01] a second person of the same name is not swallowed: the server hears of both and says so', () => {
    expect(readMembers('Nguyễn Thị Hoa\nNguyễn Thị Hoa', known, [])).toHaveLength(2)
  })

  it('[COM-01] an officer who was added is a member by their id, with their own round on the phone', () => {
    expect(readMembers('Lê Thị Bình', known, [{ officerId: 'c', name: 'Lê Thị Bình' }])).toEqual([
      { officerId: 'c', role: 'leader' },
    ])
  })
})
