import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { House } from '#platform/server'
import { openTestCity } from '#test-city'
import { TestBrowser } from './test-browser.ts'
import { openBeside } from './test-house.ts'
import { plantPerson, rightPassword } from './test-people.ts'

test('[SG-09] nothing that names a person, and no secret, is ever in a log line', async () => {
  const lines: string[] = []
  const into = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const city = await openTestCity()
  const beside = await openBeside(city, { log: pino({ level: 'trace' }, into) as unknown as House['log'] })
  try {
    const areaId = city.area('00328')
    const person = await plantPerson(city.db, { areaId, roles: ['administrator'], name: 'Nguyễn Thị Mẫu' })
    const other = await plantPerson(city.db, { areaId, name: 'Trần Văn Mẫu' })
    const browser = new TestBrowser(beside.url)
    await browser.signIn(person.username, 'mật khẩu gõ nhầm')
    await browser.signIn(person.username, rightPassword)
    await browser.ask('GET', '/accounts?q=Trần Văn Mẫu')
    await browser.ask('POST', `/accounts/${other.id}/password`, {})
    await browser.send('accounts.create', { username: 'x', name: 'Lê Văn Mẫu', areaId, officerId: 'không phải mã' })
    await browser.ask('POST', '/account/tokens', {
      name: 'n',
      permissions: ['accounts.read'],
      days: 1,
      password: rightPassword,
    })
    await browser.ask('POST', '/intents', { intents: 'hỏng' })
    beside.house.log.error({ requestId: 'r' }, 'the log is on')
    const said = lines.join('')
    expect(said).toContain('the log is on')
    const secrets = [
      rightPassword,
      'mật khẩu gõ nhầm',
      'Mẫu',
      person.username,
      ...browser.cookies.values(),
      browser.csrf,
    ]
    for (const word of secrets) expect(said).not.toContain(word)
  } finally {
    await beside.close()
    await city.close()
  }
})
