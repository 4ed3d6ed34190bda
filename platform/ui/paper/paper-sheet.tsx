import type { Paper, PaperAnnex, PaperBlock, PaperRun, PaperTable } from '#kit'
import { Link } from '#platform/web'
import styles from './paper-sheet.module.css'

/**
 * An administrative paper on the screen, as it is written to DOCX and PDF: on A4 when printed, one column on a phone.
 * Figures and names that have an address in the house are doors; on paper they are plain.
 */
export function PaperSheet({ paper }: { readonly paper: Paper }) {
  return (
    <article className={styles.paper} lang={paper.language}>
      {paper.standing !== null && <p className={styles.standing}>{paper.standing}</p>}
      <Head paper={paper} />
      <h2 className={styles.kind}>{paper.kind}</h2>
      <p className={styles.subject}>{paper.subject}</p>
      {keyed(paper.blocks).map(([key, block]) => (
        <Block key={key} block={block} />
      ))}
      <Sources paper={paper} />
      <Foot paper={paper} />
      {paper.colophon !== null && <p className={styles.colophon}>{paper.colophon}</p>}
      {(paper.annexes ?? []).map((annex) => (
        <Annex key={annex.name} annex={annex} />
      ))}
    </article>
  )
}

/** Parts of a paper have no ids of their own and never move: their place is their key. */
function keyed<T>(list: readonly T[]): (readonly [string, T])[] {
  return list.map((one, index) => [String(index), one])
}

function Head({ paper }: { readonly paper: Paper }) {
  const { style, superior, issuer, number, placeAndDay } = paper
  return (
    <header className={styles.head} lang="vi">
      <div>
        {superior !== null && <p>{superior}</p>}
        {issuer.map((line) => (
          <p key={line} className={styles.strong}>
            {line}
          </p>
        ))}
        {style === 'party' ? <p>*</p> : <hr className={styles.short} />}
        <p>{number}</p>
      </div>
      <div>
        {style === 'party' ? (
          <p className={`${styles.strong} ${styles.under}`}>ĐẢNG CỘNG SẢN VIỆT NAM</p>
        ) : (
          <>
            <p className={styles.strong}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
            <p className={`${styles.strong} ${styles.under}`}>Độc lập - Tự do - Hạnh phúc</p>
          </>
        )}
        <p>
          <em>{placeAndDay}</em>
        </p>
      </div>
    </header>
  )
}

function Block({ block }: { readonly block: PaperBlock }) {
  if (block.kind === 'table') return <Table table={block} />
  if (block.kind === 'heading') return <Heading block={block} />
  if (block.kind === 'paragraph')
    return (
      <p className={styles.line}>
        <Runs text={block.text} />
      </p>
    )
  return (
    <ul className={styles.list}>
      {keyed(block.items).map(([key, item]) => (
        <li key={key} className={styles.line}>
          <Runs text={item} />
        </li>
      ))}
    </ul>
  )
}

function Annex({ annex: { name, title, note, blocks } }: { readonly annex: PaperAnnex }) {
  return (
    <section className={styles.annex}>
      <h3 className={styles.centred}>{name}</h3>
      <p className={styles.subject}>{title}</p>
      {note !== null && (
        <p className={styles.with}>
          <em>{note}</em>
        </p>
      )}
      {keyed(blocks).map(([key, block]) => (
        <Block key={key} block={block} />
      ))}
    </section>
  )
}

function Heading({ block: { level, text, centred } }: { readonly block: Extract<PaperBlock, { kind: 'heading' }> }) {
  if (centred) return <h3 className={styles.centred}>{text}</h3>
  return level === 1 ? <h3 className={styles.heading}>{text}</h3> : <h4>{text}</h4>
}

function Table({ table: { columns, rows } }: { readonly table: PaperTable }) {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const named = columns.findIndex(({ align }) => align === 'start')
  return (
    <table className={styles.table}>
      <colgroup>
        {columns.map(({ head, width }) => (
          <col key={head} style={{ width: `${(width / all) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ head }) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows).map(([key, { cells, part, strong }]) => (
          <tr key={key} data-strong={strong || undefined}>
            {columns.map(({ head, align }, index) => (
              <td
                key={head}
                data-align={align}
                data-head={head}
                data-role={roleOf(index, named, align)}
                data-part={(part === true && index === named) || undefined}
              >
                <Runs text={cells[index] ?? []} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** On a phone a row is led by its name, and goes without its running number. */
function roleOf(index: number, named: number, align: string): 'name' | 'order' | 'value' {
  if (index === named) return 'name'
  return index === 0 && align === 'center' ? 'order' : 'value'
}

function Runs({ text }: { readonly text: readonly PaperRun[] }) {
  return keyed(text).map(([key, run]) => <Run key={key} run={run} />)
}

function Run({ run: { text, bold, italic, sources, to } }: { readonly run: PaperRun }) {
  const words = to === undefined ? text : <Link to={to}>{text}</Link>
  const leaning = italic ? <em>{words}</em> : words
  return (
    <>
      {bold ? <strong>{leaning}</strong> : leaning}
      {sources?.map((source) => (
        <sup key={source}>
          <a href={`#nguon-${source}`}>[{source}]</a>
        </sup>
      ))}
    </>
  )
}

function Sources({ paper: { sources, sourcesTitle } }: { readonly paper: Paper }) {
  if (sources.length === 0) return null
  return (
    <section className={styles.sources}>
      <h3>{sourcesTitle}</h3>
      {sources.map((source, index) => (
        <p key={source} id={`nguon-${index + 1}`}>
          [{index + 1}] {source}
        </p>
      ))}
    </section>
  )
}

function Foot({ paper: { recipients, recipientsTitle, signatures } }: { readonly paper: Paper }) {
  const signers = signatures.map((signature) => (
    <Signature key={`${signature.lines.join()}${signature.name}`} signature={signature} />
  ))
  if (recipients.length === 0 && signers.length > 1)
    return (
      <footer className={`${styles.foot} ${styles.pairs}`} lang="vi">
        {signers}
      </footer>
    )
  return (
    <footer className={styles.foot} lang="vi">
      <div className={styles.to}>
        {recipients.length > 0 && (
          <p className={styles.strong}>
            <em>{recipientsTitle}</em>
          </p>
        )}
        {recipients.map((line) => (
          <p key={line}>- {line}</p>
        ))}
      </div>
      <div>{signers}</div>
    </footer>
  )
}

function Signature({ signature: { lines, note, name } }: { readonly signature: Paper['signatures'][number] }) {
  return (
    <div>
      {lines.map((line) => (
        <p key={line} className={styles.strong}>
          {line}
        </p>
      ))}
      <p className={styles.room}>{note !== null && <em>{note}</em>}</p>
      <p className={styles.strong}>{name}</p>
    </div>
  )
}
