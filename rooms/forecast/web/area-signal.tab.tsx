import { useRead, useWords } from '#platform/web'
import { Answer, LinkButton } from '#ui'
import { areaSignal } from '../domain/index.ts'
import { AreaSignal } from './area-signal.tsx'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'
import { areaSignalPath, methodPath } from './signal-paths.ts'

/** The signals of an area, on the area’s page. */
export function AreaSignalTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(signalWords)
  const answer = useRead(areaSignal, { areaId }, { rooms: ['cases', 'forecast'] })
  return (
    <Answer to={answer} rows={6}>
      {(page) => (
        <>
          <div className={styles['bar-row']}>
            <LinkButton icon="chart" to={areaSignalPath(areaId)}>
              {t('tab.open')}
            </LinkButton>
            <LinkButton look="quiet" icon="help" to={methodPath}>
              {t('method.open')}
            </LinkButton>
          </div>
          <AreaSignal page={page} />
        </>
      )}
    </Answer>
  )
}
