export { escapeHtml } from '#kit'
