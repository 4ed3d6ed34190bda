import type { BrowserContext, Page } from 'playwright-core'
import { decodePass } from '../rooms/passes/domain/index.ts'
import { accepted } from './on-screen.ts'
import { type GatewayScene, moment } from './phap-van-scene.ts'

/** Switches the network of a phone. */
export const networkOf = (page: Page, isOn: boolean) => (page.context() as BrowserContext).setOffline(!isOn)

/** To another screen of the phone, as a thumb would: home, then the big action. */
export async function goTo(page: Page, action: string): Promise<void> {
  if (!new URL(page.url()).pathname.endsWith('/field')) await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('link', { name: action }).click()
}

/** Two taps: what happens, and why. */
export async function cross(page: Page, key: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: key, exact: true }).click()
  await page.getByRole('button', { name: reason }).click()
  await page.getByText('Đã ghi:').waitFor()
}

/** Many at a busy hour, each by the same two taps on the same screen; waits until the phone has counted them. */
export async function crossMany(page: Page, count: number): Promise<void> {
  await page.evaluate(async (many) => {
    const seen = async (what: string, find: () => Element | undefined) => {
      for (let tries = 0; tries < 4_000; tries++) {
        const found = find()
        if (found) return found as HTMLElement
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      throw new Error(`did not come: ${what}; on the screen: ${document.body.innerText.slice(0, 600)}`)
    }
    const key = (words: string) =>
      seen(`the key ${words}`, () =>
        [...document.querySelectorAll('button')].find((button) => button.textContent?.includes(words)),
      )
    const counted = () => Number(document.querySelector('dd')?.textContent)
    const before = counted()
    const reasons = ['Vận chuyển hàng hóa thiết yếu', 'Mua lương thực', 'Công vụ', 'Về nơi cư trú']
    for (let index = 0; index < many; index++) {
      const pass = await key('Cho qua')
      pass.click()
      const why = await key(reasons[index % reasons.length] ?? '')
      why.click()
      await key('Cho qua')
    }
    await seen(`${before} and ${many} counted`, () => (counted() === before + many ? document.body : undefined))
  }, count)
}

/** Waits until all that the phone recorded is with the server. */
export async function sendAll(page: Page): Promise<void> {
  await networkOf(page, true)
  await page
    .getByRole('link', { name: /chờ gửi|Đã gửi hết/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByRole('link', { name: 'Đã gửi hết' }).waitFor()
}

/** A permit of the city, as its code. */
export async function issuePermit(
  { city, mayor, documentId }: Pick<GatewayScene, 'city' | 'mayor' | 'documentId'>,
  given: { readonly kind: string; readonly purpose: string; readonly until: string },
): Promise<string> {
  const holder = { name: 'Trần Thị Lan', idNumber: '001188012345' }
  const answer = await accepted<{ permits: { permitId: string }[] }>(mayor, 'passes.issue-permits', {
    areaId: city.area('01'),
    documentId,
    permits: [{ ...given, from: moment('27T05:45'), holder }],
  })
  const permitId = answer.permits[0]?.permitId ?? ''
  const { body } = await mayor.get<{ papers: { code: string }[] }>(
    `/passes/permit-papers?permitId=${permitId}&reason=${encodeURIComponent('In giấy')}`,
  )
  return body.papers[0]?.code ?? ''
}

/** The same code with a signature that nobody gave. */
export function forge(genuine: string): string {
  const places = Array.from({ length: 60 }, (_, index) => genuine.length - 2 - index)
  const changed = places.map((where) => {
    const other = genuine[where] === '1' ? '2' : '1'
    return genuine.slice(0, where) + other + genuine.slice(where + 1)
  })
  const forged = changed.find((text) => decodePass(text).ok)
  if (!forged) throw new Error('no changed code could be read')
  return forged
}
