import { describe, expect, it } from 'vitest'
import { layOutPage, showMarkdown } from '../../src/app/demo-page.ts'
import { writeItem } from '../../src/features/minutes/index.ts'

describe('a page of the demo’s site', () => {
  it('shows nested lists, code, quotes and numbered points', () => {
    const html = showMarkdown(
      '> Minutes taken by: olivia\n\n## Helm\n\n* Steps:\n  * get\n  * upgrade\n    ```sh\n    helm <x>\n    ```\n* Done\n\n1. One\n2. Two\n\nA line\nand the next\n',
    )

    expect(html.replaceAll('\n', '')).toBe(
      '<blockquote>Minutes taken by: olivia</blockquote><h2>Helm</h2>' +
        '<ul><li>Steps:<ul><li>get</li><li>upgrade<pre><code>helm &#60;x&#62;</code></pre></li></ul></li><li>Done</li></ul>' +
        '<ol><li>One</li><li>Two</li></ol><p>A line<br>and the next</p>',
    )
  })

  it.each([
    'He said "yes" -- and 1/2...',
    'C# & C++ *stay* as_they_are <b>here</b>',
    '[click](javascript:alert(4)) **not bold**',
    '{{< x >}}',
  ])('shows what was typed as it was typed: %j', (typed) => {
    const text = showMarkdown(`* ${writeItem(typed)}\n`)
      .replace(/<\/?(?:ul|li)>|\n/g, '')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')

    expect(text).toBe(typed)
  })

  it('links to addresses, and to nothing else', () => {
    expect(showMarkdown('[Helm *docs*](https://helm.sh/?a=1&b=2) <https://e.example/c*d>')).toBe(
      '<p><a href="https://helm.sh/?a=1&#38;b=2">Helm *docs*</a> <a href="https://e.example/c*d">https://e.example/c*d</a></p>',
    )
    expect(showMarkdown('[x](javascript:alert(1)) <img src=x onerror=alert(1)>')).not.toMatch(/<a|<img/)
  })

  it('says in its own language where it is', () => {
    expect(layOutPage('Compte rendu', '', 'fr')).toMatch(/<html lang="fr">.*Tous les comptes rendus/)
    expect(layOutPage('Minutes', '')).toMatch(/<html lang="en">.*All minutes/)
  })
})
