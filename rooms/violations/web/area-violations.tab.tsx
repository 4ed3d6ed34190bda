import { today, useWords } from '#platform/web'
import { LinkButton } from '#ui'
import { Bulletin } from './bulletin.tsx'
import { BulletinParts } from './bulletin-parts.tsx'
import { violationsPath } from './violation-paths.ts'
import styles from './violations.module.css'
import { violationWords } from './violations.words.ts'

/** The day's bulletin of an area, on the area's page. */
export function AreaViolationsTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(violationWords)
  const period = { areaId, from: today(), to: today() }
  const doorOf = (change: Parameters<typeof violationsPath>[0]) => violationsPath({ ...period, ...change })
  return (
    <>
      <Bulletin {...period} doorOf={doorOf} />
      <BulletinParts {...period} doorOf={doorOf} />
      <p className={styles.aside}>
        <LinkButton to={violationsPath({ areaId })}>{t('tab.more')}</LinkButton>
      </p>
    </>
  )
}
