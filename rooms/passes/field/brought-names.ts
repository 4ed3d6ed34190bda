/** Names under which a phone has the keys and the filter: `useBrought<KeyList>(broughtKeys)`. */
export const broughtKeys = 'passes.keys'
/** See {@link broughtKeys}; `useBrought<WithdrawnFilter>(broughtFilter)`. */
export const broughtFilter = 'passes.withdrawn'
