import { randomUUID } from 'node:crypto'
import exifr from 'exifr'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

interface Kept {
  readonly hash: string
  readonly takenAt: string | null
  readonly width: number
  readonly height: number
  readonly bytes: number
}

let city: TestCity
let ward: Person
let chair: Person

beforeAll(async () => {
  city = await openTestCity()
  chair = await city.signIn('leader', '008')
  ward = await city.signIn('leader', '00328')
})
afterAll(() => city.close())

const send = (person: Pick<Person, 'request'>, bytes: Uint8Array, kind = 'image/jpeg') =>
  person.request('POST', '/photos', new Uint8Array(bytes), { headers: { 'content-type': kind } })
const keep = async (person: Person, bytes: Uint8Array) => (await (await send(person, bytes)).json()) as Kept
const refusalOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code]
const fetchBytes = async (person: Person, path: string) => {
  const response = await person.request('GET', path)
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

const plain = (width: number, height: number, background = '#335577') =>
  sharp({ create: { width, height, channels: 3, background } })
/** As a phone takes it: lying on its side, with where, when and by which device. */
const fromPhone = (time: Record<string, string>, colour = '#335577') =>
  plain(3000, 1500, colour)
    .withExif({
      IFD0: { Make: 'Hãng điện thoại', Model: 'Máy 12' },
      IFD2: time,
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 2/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '105/1 50/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

describe('photos', () => {
  it('[INS-06] place and device are gone from what is kept; the time taken was read before; it stands upright', async () => {
    const sent = await fromPhone({ DateTimeOriginal: '2021:07:27 14:05:09' })
    expect((await exifr.gps(sent))?.latitude).toBeCloseTo(21.033, 2)
    const kept = await keep(ward, sent)
    expect(kept).toMatchObject({ takenAt: '2021-07-27T07:05:09.000Z', width: 1000, height: 2000 })
    const { bytes } = await fetchBytes(ward, `/files/${kept.hash}`)
    const told = await sharp(bytes).metadata()
    expect([told.exif, told.xmp, told.iptc, told.orientation]).toEqual([undefined, undefined, undefined, undefined])
    expect([told.format, bytes.length]).toEqual(['jpeg', kept.bytes])
    expect(bytes.includes('GPS') || bytes.includes('Exif') || bytes.includes('Máy 12')).toBe(false)
    expect(await exifr.gps(bytes).catch(() => undefined)).toBeUndefined()
    const small = await sharp((await fetchBytes(ward, `/photos/${kept.hash}/thumbnail`)).bytes).metadata()
    expect([small.width, small.height, small.exif]).toEqual([180, 360, undefined])
  })

  it('[INS-06] believes the zone that the camera tells, and no time that is none', async () => {
    const abroad = await fromPhone({ DateTimeOriginal: '2021:07:27 09:00:00', OffsetTimeOriginal: '+02:00' }, '#445566')
    expect((await keep(ward, abroad)).takenAt).toBe('2021-07-27T07:00:00.000Z')
    const broken = await fromPhone({ DateTimeOriginal: '0000:00:00 00:00:00' }, '#667788')
    expect((await keep(ward, broken)).takenAt).toBeNull()
    expect((await keep(ward, await plain(20, 10).png().toBuffer())).takenAt).toBeNull()
  })

  it('[INS-06] the same photo twice is one photo; each who brought it may name it, nobody else may see it', async () => {
    const sent = await plain(400, 300, '#aa3322').jpeg().toBuffer()
    const first = await keep(ward, sent)
    expect(await keep(ward, sent)).toEqual(first)
    expect((await fetchBytes(chair, `/files/${first.hash}`)).status).toBe(404)
    expect((await fetchBytes(chair, `/photos/${first.hash}/thumbnail`)).status).toBe(404)
    expect((await city.visitor().request('GET', `/photos/${first.hash}/thumbnail`)).status).toBe(401)
    expect(await keep(chair, sent)).toEqual(first)
    expect((await fetchBytes(chair, `/files/${first.hash}`)).status).toBe(200)
  })

  it('[INS-06] refuses 40 MB before reading them, and goes on working', async () => {
    const huge = Buffer.alloc(40 * 1024 * 1024, 0xff)
    expect(await refusalOf(await send(ward, huge))).toEqual([413, 'PHOTOS.TOO_LARGE'])
    expect((await send(ward, await plain(10, 10).jpeg().toBuffer())).status).toBe(200)
  })

  it('[INS-06] looks at the bytes, not at the name: a page, a drawing, HEIC and a PDF are no photos', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])
    const wrong = ['<html><script>alert(1)</script>', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', '', heic]
    for (const body of wrong) {
      expect(await refusalOf(await send(ward, Buffer.from(body)))).toEqual([422, 'PHOTOS.WRONG_TYPE'])
    }
    const png = await plain(30, 30, '#00ff00').png().toBuffer()
    expect((await send(ward, png, 'text/html')).status).toBe(200)
  })

  it('[INS-06] refuses a picture that unfolds into a hundred million pixels, and one that was cut off', async () => {
    const bomb = await plain(12_000, 9000, '#000000').png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusalOf(await send(ward, bomb))).toEqual([422, 'PHOTOS.TOO_MANY_PIXELS'])
    const whole = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
        background: '#fff',
      },
    })
      .jpeg()
      .toBuffer()
    expect(await refusalOf(await send(ward, whole.subarray(0, whole.length / 2)))).toEqual([422, 'PHOTOS.UNREADABLE'])
  })

  it('takes photos only from who signed in, with the token of the page', async () => {
    const sent = await plain(10, 10).jpeg().toBuffer()
    expect(await refusalOf(await send(city.visitor(), sent))).toEqual([401, 'ACCESS.SIGN_IN'])
    const forged = await ward.request('POST', '/photos', new Uint8Array(sent), { headers: { 'x-csrf-token': 'x' } })
    expect(forged.status).toBe(403)
  })

  it('forgets a photo that no record names after 30 days, and keeps one that a record names', async () => {
    const unnamed = await keep(ward, await plain(50, 40, '#010203').jpeg().toBuffer())
    const named = await keep(ward, await plain(50, 40, '#030201').jpeg().toBuffer())
    const taskId = randomUUID()
    const task = {
      areaId: ward.areaId,
      title: 'Kiểm tra chợ',
      ownerPostId: ward.postId,
      dueAt: '2021-07-29T00:00:00+07:00',
    }
    const evidence = [{ kind: 'file', fileHash: named.hash }]
    await chair.send({ id: taskId, type: 'tasks.create', payload: task })
    const added = await ward.send({ type: 'tasks.add-evidence', payload: { taskId, evidence } })
    expect(added.outcome).toBe('accepted')
    city.clock.set(addMinutes(city.house.clock.now(), 31 * 1440))
    await city.settle()
    expect((await fetchBytes(ward, `/files/${unnamed.hash}`)).status).toBe(404)
    expect(await city.house.files.read(unnamed.hash)).toBeUndefined()
    expect((await fetchBytes(chair, `/files/${named.hash}`)).status).toBe(200)
    expect((await fetchBytes(chair, `/photos/${named.hash}/thumbnail`)).status).toBe(200)
  })
})
