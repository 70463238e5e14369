// What a Hubot replies with in the bench. It can't reply in a thread, so the text names the message.
module.exports = (robot) => {
  robot.hear(/^!meetup/, (response) => response.send(`The next meetup is on Tuesday. ${response.message.id}`))
  process.stdout.write('{"msg":"ready"}\n')
}
