package main

import (
	"cmp"
	"io"
	"net"
	"slices"
	"strconv"

	"bao/internal/serve"
)

// listen takes the port. When the usual one is busy, most likely with another
// preview, the next free one does as well; a port that was asked for is not
// exchanged.
func (o serveOptions) listen(out io.Writer) (net.Listener, error) {
	address, err := o.address()
	if err != nil {
		return nil, err
	}
	listener, free, err := serve.Listen(address)
	if err == nil {
		return listener, nil
	}
	if free == "" || o.addr != "" {
		return nil, &portError{address, free, err}
	}
	sayBusy(out, address, free)
	listener, _, err = serve.Listen(free)
	return listener, err
}

// address completes what was given: a port alone, or a host alone.
func (o serveOptions) address() (string, error) {
	host, port := "127.0.0.1", defaultPort
	if o.lan {
		host = ""
	}
	if o.addr != "" {
		h, p, err := net.SplitHostPort(o.addr)
		if _, number := strconv.Atoi(o.addr); err != nil && number == nil {
			h, p, err = "", o.addr, nil
		}
		n, number := strconv.ParseUint(p, 10, 16)
		if err != nil || number != nil {
			return "", usageError{errAddress(o.addr)}
		}
		if h != "" && !o.lan && !isLoopback(h) {
			return "", usageError{errOpenAddress(o.addr)}
		}
		host, port = cmp.Or(h, host), strconv.FormatUint(n, 10)
	}
	return net.JoinHostPort(host, port), nil
}

// isLoopback reports whether only this computer can reach the host.
func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func portOf(a *net.TCPAddr) string { return strconv.Itoa(a.Port) }

// portError is a port on which the preview can't stand.
type portError struct {
	address, free string
	err           error
}

func (e *portError) Error() string { return e.err.Error() }
func (e *portError) Unwrap() error { return e.err }

// networkAddresses lists where a phone finds the preview, the likeliest first:
// the address from which this computer reaches others, then the other private
// ones.
func networkAddresses(a *net.TCPAddr) []string {
	if !a.IP.IsUnspecified() {
		return []string{"http://" + net.JoinHostPort(a.IP.String(), portOf(a)) + "/"}
	}
	var ips []net.IP
	// Connecting a datagram socket sends nothing; it asks for the route.
	if c, err := net.Dial("udp4", "192.0.2.1:9"); err == nil {
		ips = append(ips, c.LocalAddr().(*net.UDPAddr).IP)
		c.Close()
	}
	all, _ := net.InterfaceAddrs()
	for _, one := range all {
		network, ok := one.(*net.IPNet)
		if ok && network.IP.To4() != nil && network.IP.IsPrivate() &&
			!slices.ContainsFunc(ips, network.IP.Equal) {
			ips = append(ips, network.IP)
		}
	}
	var list []string
	for _, ip := range ips {
		list = append(list, "http://"+net.JoinHostPort(ip.String(), portOf(a))+"/")
	}
	return list
}
