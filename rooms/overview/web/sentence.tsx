/** A document's number: something with a stroke in it, `17/CT-UBND`. */
const numbers = /(\S*\d\S*\/\S+)/

/** A sentence in which a document's number never breaks at its hyphen. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split(numbers).map((part, index) =>
    index % 2 === 1 ? (
      <span key={part} style={{ whiteSpace: 'nowrap' }}>
        {part}
      </span>
    ) : (
      part
    ),
  )
}
