/** The part of html-to-text that is used here; the package carries no types. */
declare module 'html-to-text' {
  type Selector = { selector: string; format?: string; options?: Record<string, unknown> }
  export const compile: (options: {
    wordwrap: number | false
    limits?: { maxDepth?: number; ellipsis?: string }
    selectors: Selector[]
  }) => (html: string) => string
}
