# cmake -DBINARY_DIR=… -DSOURCE_DIR=… -DCXX=… -DLAUNCHER=… -P run.cmake
# Installs the project into a fresh folder, builds the tiny project against
# it, runs that, and runs the installed program.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
endfunction()
set(place ${BINARY_DIR}/package-test)
file(REMOVE_RECURSE ${place})
run(${CMAKE_COMMAND} --install ${BINARY_DIR} --prefix ${place}/prefix)
run(${CMAKE_COMMAND} -S ${SOURCE_DIR}/tests/package -B ${place}/build -G Ninja
    -DCMAKE_PREFIX_PATH=${place}/prefix -DCMAKE_CXX_COMPILER=${CXX}
    -DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER})
run(${CMAKE_COMMAND} --build ${place}/build)
run(${place}/build/consumer)
run(${place}/prefix/bin/duiding --version)
