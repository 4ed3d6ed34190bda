import { Link, useWords } from '#platform/web'
import { Section } from '#ui'
import { residentAddress, residentPages } from '../domain/index.ts'
import styles from './public.module.css'
import { publicWords } from './public.words.ts'

/** The other pages that need no account; the health declaration is plain HTML of the server, outside this app. */
export function ResidentPages({ areaId }: { readonly areaId: number | undefined }) {
  const t = useWords(publicWords)
  return (
    <Section title={t('residents')}>
      <ul className={styles.links}>
        {residentPages.map((page) => {
          const address = residentAddress(page, areaId)
          const name = t(`residents.${page}`)
          return (
            <li key={page}>{page === 'declare' ? <a href={address}>{name}</a> : <Link to={address}>{name}</Link>}</li>
          )
        })}
      </ul>
    </Section>
  )
}
