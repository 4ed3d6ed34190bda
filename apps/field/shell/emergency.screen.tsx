import type { Words } from '#kit'
import { AsOf, Screen, useBrought } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { Icon } from '#ui'
import { appWords } from '../field-words.ts'
import { broughtHotlines } from '../open-desk.ts'
import styles from './home.module.css'

/** The country's three emergency numbers (numbering plan of telecommunications, Circular 22/2014/TT-BTTTT). */
const national: readonly { readonly number: string; readonly title: Words }[] = [
  { number: '115', title: { vi: 'Cấp cứu y tế', en: 'Ambulance' } },
  { number: '113', title: { vi: 'Công an', en: 'Police' } },
  { number: '114', title: { vi: 'Cháy, cứu nạn', en: 'Fire, rescue' } },
]

/** The public directory as it was brought along. */
interface Hotlines {
  readonly items: readonly {
    readonly areaId: number
    readonly title: Words
    readonly callNow: { readonly number: string; readonly tel: string } | null
    readonly numbers: readonly { readonly number: string; readonly tel: string }[]
  }[]
}

/** SG-10: whom to call for help, on this phone with no network too; the numbers of one's own area below. */
export function EmergencyScreen() {
  const t = useWords(appWords)
  const reading = useReading()
  const hotlines = useBrought<Hotlines>(broughtHotlines)
  return (
    <Screen title={t('emergency.title')} back="/field">
      <p>{t('emergency.lead')}</p>
      {national.map(({ number, title }) => (
        <Call key={number} tel={number} number={number} title={reading(title)} isMain />
      ))}
      {hotlines && hotlines.value.items.length > 0 && (
        <>
          <h2>{t('emergency.area')}</h2>
          <AsOf at={hotlines.at} />
          {hotlines.value.items.flatMap(({ areaId, title, callNow, numbers }) =>
            callNow
              ? [<Call key={areaId} tel={callNow.tel} number={callNow.number} title={reading(title)} />]
              : numbers
                  .slice(0, 1)
                  .map(({ tel, number }) => <Call key={areaId} tel={tel} number={number} title={reading(title)} />),
          )}
        </>
      )}
    </Screen>
  )
}

interface CallProps {
  readonly tel: string
  readonly number: string
  readonly title: string
  readonly isMain?: boolean
}

function Call({ tel, number, title, isMain = false }: CallProps) {
  return (
    <a className={styles.call} href={`tel:${tel.replace(/^tel:/, '')}`} data-look={isMain ? 'main' : undefined}>
      <Icon name="phone" size={24} />
      <span>
        <strong>{number}</strong> {title}
      </span>
    </a>
  )
}
