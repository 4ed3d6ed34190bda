import { expect, it } from 'vitest'
import { readSlots, showSlots } from './read-slots.ts'

it('[SHP-01] slots are read as people write them; a line that is none makes no scheme', () => {
  const slots = [
    { from: '06:00', to: '08:00' },
    { from: '08:00', to: '10:30' },
  ]
  expect(readSlots('6:00–8:00\n08h-10h30\n')).toEqual(slots)
  expect(readSlots('6 đến 8; 08:00 – 10:30')).toEqual(slots)
  expect(readSlots(showSlots(slots))).toEqual(slots)
  expect(['', '8:00–6:00', '25:00–26:00', '6:00', '6:00–7:00–8:00', 'sáng'].map(readSlots)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  )
})
