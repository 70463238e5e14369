import { execFileSync } from 'node:child_process'
import { afterEach, expect, it } from 'vitest'
import { createDemoSite, type DemoSite } from '../../src/app/demo-site.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

let site: DemoSite | undefined
afterEach(() => site?.close())

it('the demo shows minutes in both languages where a site of Hugo has them, and a push names the page', () => {
  const file = (title: string) => `+++\ntitle = "${title}"\n+++\n\n## Helm\n`
  site = createDemoSite('http://localhost:3000/site', {
    '2026-12-17.md': file('Minutes for 2026-12-17'),
    '2026-12-17.fr.md': file('Compte rendu du 2026-12-17'),
  })

  expect(site?.page('meetups/2026-12-17/')).toMatch(/<html lang="en">.*<h1>Minutes for 2026-12-17<\/h1><h2>Helm<\/h2>/s)
  expect(site?.page('fr/meetups/2026-12-17/')).toMatch(/<html lang="fr">.*<h1>Compte rendu du 2026-12-17<\/h1>/s)
  expect(site?.page('')).toContain('<a href="/site/fr/meetups/2026-12-17/">')
  expect(site?.page('fr/meetups/../../etc/passwd')).toBeUndefined()
  expect(push('2027-01-21.fr.md')).toContain('Published: http://localhost:3000/site/fr/meetups/2027-01-21/')
  expect(push('2027-02-18.md')).toContain('Published: http://localhost:3000/site/meetups/2027-02-18/')
})

/** Pushes a branch with a new file; what the server says. */
function push(name: string): string {
  const work = createTemporaryFolder()
  const [url = ''] = (site?.source ?? '').split('#')
  const script = `git clone -q "${url}" . && echo words > "content/meetups/${name}" && git add -A && git -c user.name=D -c user.email=d@example.ca commit -qm words && git push origin "HEAD:refs/heads/rendezvous/${name}" 2>&1`
  return execFileSync('sh', ['-c', script], { cwd: work, encoding: 'utf8' })
}
