import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPass } from '#rooms/passes/server'
import { openTestCity, type TestCity } from '#test-city'
import { receiptCodeOf } from '../domain/index.ts'

let city: TestCity
const ward = '00328'

beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city?.close())

const get = (path: string) => fetch(`${city.url}${path}`, { redirect: 'manual' })
const fieldIn = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''

async function freshForm(lang = ''): Promise<Record<string, string>> {
  const html = await (await get(`/khai-bao?noi=${city.area(ward)}${lang}`)).text()
  const names = ['id', 'salt', 'noi', 'lang'] as const
  const hidden = Object.fromEntries(names.map((name) => [name, fieldIn(html, name)]))
  return { ...hidden, name: 'Nguyễn Thị Tư', where: 'none', exposure: 'none' }
}

function post(fields: Record<string, string>, path = '/khai-bao', headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields)
  return fetch(`${city.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

const countOf = async (id: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from declarations where id = ${id}`.execute(city.db)
  return rows[0]?.count
}

describe('the public form', () => {
  it('[HDC-01] is a few kilobytes of plain HTML in both languages, with no script; each field has its purpose, and its end is said', async () => {
    for (const [lang, words] of [
      ['', ['Để trạm y tế', 'Xóa sau 21 ngày', 'không dùng để phạt', 'gọi 115 ngay', 'Không hỏi số căn cước']],
      ['&lang=en', ['health station calls', 'Erased 21 days', 'never to fine', 'call 115 now', 'No identity number']],
    ] as const) {
      const response = await get(`/khai-bao?noi=${city.area(ward)}${lang}`)
      const html = await response.text()
      for (const word of words) expect(html.toLowerCase()).toContain(word.toLowerCase())
      expect(html).not.toMatch(/<script|<img|<link|cccd|căn cước" name/i)
      expect(Buffer.byteLength(html)).toBeLessThan(20_000)
      expect(response.headers.get('cache-control')).toBe('private, no-cache')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(response.headers.get('set-cookie')).toBeNull()
    }
  })

  it('[HDC-01] leads from the city to the ward without a script, by search and by links', async () => {
    const top = await (await get('/khai-bao')).text()
    expect(top).toContain(`/khai-bao?noi=${city.area('008')}`)
    const district = await (await get(`/khai-bao?noi=${city.area('008')}`)).text()
    expect(district).toContain(`/khai-bao?noi=${city.area(ward)}`)
    const found = await (await get('/khai-bao?q=mai%20dong')).text()
    expect(found).toContain(`/khai-bao?noi=${city.area(ward)}`)
  })

  it('[HDC-01] gives a receipt with a signed code that holds no name and is verified by the keys alone', async () => {
    const form = await freshForm()
    const answer = await post(form)
    expect(answer.status).toBe(303)
    const address = answer.headers.get('location') ?? ''
    expect(decodeURIComponent(address)).toMatch(/^\/khai-bao\/bien-nhan\?c=NT1:/)
    const page = await (await get(address)).text()
    expect(page).toContain('<svg')
    expect(page).toContain(receiptCodeOf(form.id ?? ''))
    expect(page + address).not.toContain('Nguyễn')
    const text = new URL(address, city.url).searchParams.get('c') ?? ''
    const ground = { trx: city.db, now: city.clock.now(), profile: city.house.profile }
    expect(await verifyPass(ground, text, { kinds: ['receipt'] })).toMatchObject({
      verdict: 'good',
      claims: { kind: 'receipt', id: form.id, areaId: city.area(ward), form: 'health' },
    })
    expect((await get('/khai-bao/bien-nhan?c=NT1:XYZ')).status).toBe(404)
  })

  it('[HDC-01] is done once, however often it is sent, also at the same moment; another content under the same id is not taken', async () => {
    const form = await freshForm()
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(form)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await countOf(form.id ?? '')).toBe(1)
    const other = await post({ ...form, name: 'Trần Văn Năm' })
    const html = await other.text()
    expect([other.status, await countOf(form.id ?? '')]).toEqual([409, 1])
    expect(html).toContain('value="Trần Văn Năm"')
    expect(fieldIn(html, 'id')).not.toBe(form.id)
  })

  it('[HDC-01] keeps what was typed when something must be mended, says it beside the field, and lets nothing typed become markup', async () => {
    const form = await freshForm('&lang=en')
    const answer = await post({ ...form, name: '"><script>alert(1)</script>', phone: 'none at all', exposure: '' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;')
    expect(html).not.toContain('<script')
    expect(html).toContain('value="none at all"')
    expect(html).toContain('id="phone-bad"')
    expect(fieldIn(html, 'id')).toBe(form.id)
    expect(await countOf(form.id ?? '')).toBe(0)
  })

  it('[HDC-01] names each thing to mend, also where two are said in the same words, and ties it to its question', async () => {
    const { id, salt, noi, lang } = await freshForm()
    const html = await (await post({ id: id ?? '', salt: salt ?? '', noi: noi ?? '', lang: lang ?? '' })).text()
    for (const line of ['Họ và tên: Xin điền ô này.', 'Nơi đã ở, đã đi qua: Xin chọn một câu trả lời.'])
      expect(html).toContain(line)
    expect(html).toContain('<fieldset aria-describedby="exposure-bad">')
    const nothing = await fetch(`${city.url}/khai-bao`, { method: 'POST', redirect: 'manual' })
    expect([nothing.status, nothing.headers.get('location')]).toEqual([303, '/khai-bao'])
  })

  it('[HDC-01] says what is wrong with days and places that cannot be', async () => {
    const form = await freshForm()
    const later = await post({ ...form, where: 'province', province: '79', toOn: '28/7/2021' })
    expect([later.status, (await later.text()).includes('id="toOn-bad"')]).toEqual([422, true])
    const nowhere = await post({ ...form, where: 'province', province: 'zz' })
    expect([nowhere.status, (await nowhere.text()).includes('id="province-bad"')]).toEqual([422, true])
    expect(await countOf(form.id ?? '')).toBe(0)
  })

  it('[SG-02] takes no field that the form does not have', async () => {
    const form = await freshForm()
    for (const extra of ['cccd', 'ethnicity', 'religion', 'declared']) {
      expect((await post({ ...form, [extra]: 'x' })).status, extra).toBe(422)
    }
    expect(await countOf(form.id ?? '')).toBe(0)
  })

  it('[SG-10] severe signs: whom to call stands on the answer, before the receipt, and nothing of it in an address', async () => {
    const answer = await post({ ...(await freshForm()), symptoms: 'breathless' })
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html.indexOf('Gọi 115 ngay bây giờ')).toBeGreaterThan(0)
    expect(html.indexOf('Gọi 115 ngay bây giờ')).toBeLessThan(html.indexOf('<svg'))
    expect(html).not.toMatch(/href="[^"]*(breathless|emergency)/)
    const mild = await (await post({ ...(await freshForm()), exposure: 'contact' })).text()
    expect(mild).toContain('gọi trạm y tế')
  })

  it('[HDC-01] sends away kindly when too many come from one address: what was typed stays, with the time to come again', async () => {
    const forms = await Promise.all(Array.from({ length: 64 }, () => freshForm()))
    const answers = await Promise.all(forms.map((form) => post({ ...form, name: 'Một Người' })))
    const away = answers.filter(({ status }) => status === 429)
    expect(away.length).toBeGreaterThan(0)
    const html = (await away[0]?.text()) ?? ''
    expect(Number(away[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(html).toContain('value="Một Người"')
    expect(html).toContain('Những gì bạn điền vẫn còn')
  })

  it('is the one way in without an account: the door takes nothing from nobody, nor from an officer in the desk’s name', async () => {
    const payload = { areaId: city.area(ward), channel: 'public', declared: { name: 'A', exposure: 'none' } }
    const visitor = await city
      .visitor()
      .request('POST', '/intents/declarations.submit-public', { id: randomUUID(), payload })
    expect(visitor.status).toBe(401)
    const health = await city.signIn('health', ward)
    expect(await health.send({ type: 'declarations.submit-public', payload })).toMatchObject({ outcome: 'refused' })
    expect(await health.send({ type: 'declarations.submit', payload })).toMatchObject({ outcome: 'refused' })
  })
})
