import Foundation

await Driver().run()
// Sockets that are open still close with the process.
exit(0)
