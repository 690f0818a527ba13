# As the Topology Zoo writes it: directed, every edge twice, edge ids in quotes.
graph [
  directed 1
  multigraph 1
  Network "Test edge [ and node [ in a name, and an id "
  node [
    id 7
    label "North"
    Longitude 10.0
    Internal 1
    Latitude 50.0
  ]
  node [
    id 3
    label "South"
    Longitude 10.0
    Latitude 49.0
  ]
  node [
    id 5
    label "Nowhere"
    hyperedge 1
  ]
  node [
    id 9
    label "North"
    Longitude 12.5
    Latitude 50.0
  ]
  node [ id 11 label "" points [ x 1.0 y 2.0 ] ]
  edge [
    source 7
    target 3
    LinkLabel "10 Gbit/s"
    id "e1"
  ]
  edge [ source 3 target 7 id "e1" ]
  edge [ source 3 target 7 id "e2" ]
  edge [ source 3 target 5 id "e3" ]
  edge [ source 9 target 5 id "e4" ]
  edge [ source 9 target 9 id "e5" ]
]
