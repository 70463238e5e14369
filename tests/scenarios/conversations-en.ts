/**
 * Ten conversations, from first contact to published minutes. A line is `who: words` to the bot alone, or `who #room: words`;
 * `@` moves the clock, and `##` begins a conversation. People type as they do: sentences, slips, second thoughts.
 */
export const englishConversations = `
## 1. First contact
alice: hello
alice: what can you do?
alice: when's the next one?
alice: thx
## 2. Setting it up
olivia: could you schedule a meetup on september 17 at 1 pm
olivia: yes
olivia: edit meetup september 17 title:Infrastructure as code place:90 Elgin, Ottawa join:https://meet.example.ca/in
olivia #cloudnative: !meetup subscribe this channel to the announcements
olivia #cloudnative: !meetup yes
olivia: announce the next meetup please
olivia: yes
@ 2026-09-01 09:05
## 3. Coming, or not
alice: I’ll be there
alice: sorry, can’t make it after all
alice: undo
karl: I’m joining online
karl: how many people are coming?
victor #general: hi @rendezvous, when is the next meetup?
## 4. A talk with a date
priya: present Terraform at StatCan on september 17
priya: the first
mei: I would like to give a talk about Helm
mei: yes
olivia: accept
olivia: the one about Terraform
olivia: decline
olivia: Helm
## 5. Second thoughts about a talk
priya: I confirm my talk
priya: 1
priya: withdraw the one about Terraform
priya: yes
priya: undo
## 6. Ideas
victor: suggest
victor: Secrets in Kubernetes
victor: what topics have people suggested?
karl: vote
karl: secrets
## 7. Reminders
alice: remind me to print the badges
alice: tomorrow 9:00
alice: remind me 1d before
alice: cancel my reminder
alice: the one about badges
## 8. Slips and things it cannot do
victor: minuets
victor: 2
victor: the printer ate my report again
victor: are you a human?
olivia: schedule october 15 13:00 "Observability" seats:25
olivia: schedule october 15 13:00 "Observability" capacity:25
## 9. The minutes
@ 2026-09-17 13:00
olivia #cloudnative: !meetup start
priya #cloudnative: !meetup here
olivia #cloudnative: !meetup topic Terraform
olivia #cloudnative: !meetup note Three departments share their modules
olivia #cloudnative: !meetup decision
olivia #cloudnative: !meetup We meet on the third Thursday
olivia #cloudnative: !meetup action @alice share the network module
olivia #cloudnative: !meetup end
olivia #cloudnative: !meetup yes
@ 2026-09-17 13:10
## 10. Afterwards
alice: can I get the slides?
alice: what was promised?
alice: did we ever talk about the code of conduct?
alice: delete everything you know about me
alice: no
alice: thanks, that’s all
`
