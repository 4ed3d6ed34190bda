import exifr from 'exifr'
import { expect, it } from 'vitest'
import { stampJpeg } from './stamp-jpeg.ts'

it('given a photo drawn smaller on the phone, its time is written in again, and nothing else', async () => {
  const bare = new Uint8Array([0xff, 0xd8, 0xff, 0xdb, 0, 3, 0, 0xff, 0xd9])
  const stamped = stampJpeg(bare, Date.parse('2021-07-27T20:15:30Z'), 420)
  const read = await exifr.parse(Buffer.from(stamped), { reviveValues: false, gps: true })
  expect(read).toEqual({ DateTimeOriginal: '2021:07:28 03:15:30', OffsetTimeOriginal: '+07:00' })
})
