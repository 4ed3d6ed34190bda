import { currentLanguage, read, useGo, useWords } from '#platform/web'
import { siteListContract } from '#rooms/sites/domain'
import { PickField } from '#ui'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

/** Finds a place, to see who was there. */
export function SitesFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(tracingWords)
  const go = useGo()
  return (
    <div className={styles.bar}>
      <PickField
        name="siteId"
        label={t('sites.find')}
        value={undefined}
        problem={undefined}
        find={(text, signal) => findSites(areaId, text, signal)}
        onChange={(siteId) => siteId && go(`/tracing/sites/${siteId}`)}
      />
    </div>
  )
}

/** Places of an area by name, for fields; the whole city where the area is absent. */
export async function findSites(areaId: number | undefined, q: string, signal: AbortSignal) {
  const language = currentLanguage()
  const { items } = await read(siteListContract, { ...(areaId === undefined ? {} : { areaId }), q, limit: 8 }, signal)
  return items.map((site) => ({
    id: site.id,
    label: site.name,
    detail: `${site.kindTitle[language]} · ${site.areaTitle[language]}`,
  }))
}
