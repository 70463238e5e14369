const look =
  'body{font:17px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}pre{background:#f3f3f3;padding:.75rem;overflow:auto}blockquote{color:#555;margin-left:0}time{color:#555}'

/** A site of meetups in two languages, with one page of minutes. */
export const siteFiles: Readonly<Record<string, string>> = {
  'config.toml':
    'baseURL = "https://example.ca/"\ndefaultContentLanguage = "en"\n[languages.en]\ntitle = "en"\n[languages.fr]\ntitle = "fr"\n',
  'layouts/_default/single.html': `<!doctype html><html lang="{{ .Language }}"><meta charset="utf-8"><title>{{ .Title }}</title><style>${look}</style><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time><main>{{ .Content }}</main></html>`,
  'layouts/_default/list.html': '{{ range .Pages }}{{ .Permalink }} {{ end }}',
  'content/meetups/2026-08-20.md': '+++\ntitle = "Minutes for 2026-08-20"\ndate = 2026-08-20\n+++\n\n* We met\n',
}
