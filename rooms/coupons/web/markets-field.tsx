import { useRef } from 'react'
import type { Words } from '#kit'
import { currentLanguage, Link, read, useRead, useWords } from '#platform/web'
import { siteListContract } from '#rooms/sites/domain'
import { CheckField, FieldProblemLine, PickField, type PickFind } from '#ui'
import { marketChoicesContract } from '../domain/index.ts'
import styles from './coupons.module.css'
import { schemeWords } from './scheme.words.ts'

type Names = ReadonlyMap<string, string>

interface MarketsFieldProps {
  readonly areaId: number
  readonly value: readonly string[] | undefined
  readonly onChange: (siteIds: string[]) => void
  readonly problem: Words | undefined
  /** Names of markets that may be chosen already and lie elsewhere. */
  readonly known?: Names | undefined
}

/** The markets of a scheme: those of its area to tick, others of the city to look for. */
export function MarketsField({ areaId, value: chosen = [], onChange, problem, known }: MarketsFieldProps) {
  const t = useWords(schemeWords)
  const { data } = useRead(siteListContract, { areaId, family: 'market', limit: '200' })
  const markets = data?.items ?? []
  const tick = (id: string, isOn: boolean) => onChange([...chosen.filter((one) => one !== id), ...(isOn ? [id] : [])])
  return (
    <fieldset className={styles.set}>
      <legend>{t('markets')}</legend>
      <p className={styles.quiet}>{t('markets.help')}</p>
      {markets.map(({ id, name }) => (
        <CheckField
          key={id}
          name={id}
          label={name}
          value={chosen.includes(id)}
          onChange={(isOn) => tick(id, isOn ?? false)}
          problem={undefined}
        />
      ))}
      {data && markets.length === 0 && (
        <p>
          {t('markets.none')} <Link to="/sites">{t('markets.add')}</Link>
        </p>
      )}
      <OtherMarkets {...{ areaId, chosen, known }} own={markets.map(({ id }) => id)} onTick={tick} />
      <FieldProblemLine id="coupon-markets-problem" problem={problem} />
    </fieldset>
  )
}

interface OtherProps {
  readonly areaId: number
  readonly own: readonly string[]
  readonly chosen: readonly string[]
  readonly known: Names | undefined
  readonly onTick: (id: string, isOn: boolean) => void
}

/** Markets of other areas: many wards have none of their own, and their households shop next door. */
function OtherMarkets({ areaId, own, chosen, known, onTick }: OtherProps) {
  const t = useWords(schemeWords)
  const names = useRef(new Map<string, string>())
  const find: PickFind<string> = async (text, signal) => {
    const { items } = await read(marketChoicesContract, { areaId, q: text.trim() }, signal)
    const language = currentLanguage()
    const others = items.filter(({ siteId }) => !own.includes(siteId) && !chosen.includes(siteId))
    for (const { siteId, name, areaTitle } of others) names.current.set(siteId, `${name}, ${areaTitle[language]}`)
    return others.map(({ siteId, name, areaTitle }) => ({ id: siteId, label: name, detail: areaTitle[language] }))
  }
  const others = chosen.filter((id) => !own.includes(id))
  return (
    <>
      {others.map((id) => (
        <CheckField
          key={id}
          name={id}
          label={names.current.get(id) ?? known?.get(id) ?? t('markets.elsewhere')}
          value
          onChange={() => onTick(id, false)}
          problem={undefined}
        />
      ))}
      <PickField
        key={others.length}
        name="otherMarket"
        label={t('markets.other')}
        help={t('markets.other.help')}
        optional
        value={undefined}
        problem={undefined}
        find={find}
        onChange={(id) => id !== undefined && onTick(id, true)}
      />
    </>
  )
}
